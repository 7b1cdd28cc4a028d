// Loaded into a spawned server: answers the question that SpawnedServer.peakMemory() asks.
process.on('message', () => process.send?.(process.resourceUsage().maxRSS * 1024));
process.channel?.unref();
