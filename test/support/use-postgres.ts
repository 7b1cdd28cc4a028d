/** Before each test file of the project that runs on PostgreSQL: what `newDatabase` gives is one there. */
process.env['TEST_ENGINE'] = 'postgres';
