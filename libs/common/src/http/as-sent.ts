import { getMetadataStorage } from 'class-validator';

/** What TypeScript leaves of a property's type, and class-transformer's implicit conversion goes by. */
const TYPE_METADATA = 'design:type';

/**
 * Keeps the values of a request class as they were sent, whatever pipe of an application reads it first: with
 * `enableImplicitConversion`, `"false"` would be true, and an object a text. What is to be converted, the class converts
 * itself.
 */
export function AsSent(): ClassDecorator {
  return (target) => {
    const checks = getMetadataStorage().getTargetValidationMetadatas(target, '', false, false);
    for (const { propertyName } of checks)
      Reflect.defineMetadata(TYPE_METADATA, Object, target.prototype as object, propertyName);
  };
}
