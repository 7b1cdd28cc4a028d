/**
 * Goes on with a value: at once when it is there, later when it is promised. Each request comes this way, and most find all of it
 * remembered: a promise for each step costs more than the steps.
 */
export function goOn<Value, Result>(
  value: Value | Promise<Value>,
  next: (value: Value) => Result | Promise<Result>,
): Result | Promise<Result> {
  return value instanceof Promise ? value.then(next) : next(value);
}
