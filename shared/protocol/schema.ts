/** The only file that names the validator (valibot); everything on the wire is built from the pieces exported here. */
import * as v from 'valibot';

export type Schema = v.GenericSchema;
export type SchemaOf<T> = v.GenericSchema<T, T>;
export type Infer<S extends Schema> = v.InferOutput<S>;

/** A body that travels up, to the server: unknown keys are refused. */
export const up = v.strictObject;
/** A body that travels down, to a browser: unknown keys are ignored, so an open tab of an older build lives on. */
export const down = v.object;

export const { boolean, literal, picklist, variant, optional, nullable, union, record } = v;

/** Milliseconds since the Unix epoch. */
export type Ms = number;
export const ms = v.pipe(v.number(), v.finite(), v.minValue(0));
/** A whole number from 0 to `max`. */
export const count = (max = Number.MAX_SAFE_INTEGER) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(max));
/** A finite number; the bounds are inclusive. */
export const decimal = (min: number, max: number) => v.pipe(v.number(), v.finite(), v.minValue(min), v.maxValue(max));
/** A string of 1 to `max` UTF-16 units that is not only white space. */
export const text = (max: number) => v.pipe(v.string(), v.maxLength(max), v.regex(/\S/));
/** A string of 0 to `max` UTF-16 units. */
export const looseText = (max: number) => v.pipe(v.string(), v.maxLength(max));
export const email = v.pipe(v.string(), v.maxLength(254), v.email());
export const list = <S extends Schema>(item: S, max: number) => v.pipe(v.array(item), v.maxLength(max));
export const pattern = (expression: RegExp, max: number) => v.pipe(v.string(), v.maxLength(max), v.regex(expression));

/** An opaque body of a foreign library (RTP parameters): an object whose JSON stays below `maxBytes`, never looked into. */
export const untrusted = (maxBytes: number) =>
  v.pipe(
    v.record(v.string(), v.unknown()),
    v.check((value) => JSON.stringify(value).length <= maxBytes, 'too large'),
  );

export type Parsed<T> = { ok: true; data: T } | { ok: false; issue: string };

/** Parses one body; `issue` names the first offending path and is meant for logs and developers. */
export function parse<S extends Schema>(schema: S, body: unknown): Parsed<Infer<S>> {
  const result = v.safeParse(schema, body, { abortEarly: true });
  if (result.success) return { ok: true, data: result.output };
  const issue = result.issues[0];
  return { ok: false, issue: `${v.getDotPath(issue) ?? '(body)'}: ${issue.type}` };
}

/** Facts by name, at most `max` of them; names are dotted words, so no prototype name gets through. */
export const facts = <S extends Schema>(value: S, max: number) =>
  v.pipe(
    v.record(v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)+$/), v.maxLength(60)), value),
    v.check((entries) => Object.keys(entries).length <= max, 'too many facts'),
  );
