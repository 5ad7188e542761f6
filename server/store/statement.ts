/** Statements written with Kysely, compiled once and bound many times: compiling costs more than running them. */
import type { Compilable } from 'kysely';
import type { Query, Value } from './engine.ts';

/** Stands for a value while the statement is compiled. */
class Placeholder {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

export type Statement<V, Row> = (values: V) => Query<Row>;

let lastNumber = 0;

/** `build` is called once with placeholders in the place of the values; a placeholder may be used several times. */
export function prepare<V extends Record<string, Value>>() {
  return <Row>(build: (values: V) => Compilable<Row>): Statement<V, Row> => {
    const placeholders = new Proxy({} as V, { get: (_target, name) => new Placeholder(String(name)) });
    const { sql, parameters } = build(placeholders).compile();
    lastNumber += 1;
    const name = `lotse_${lastNumber}`;
    return (values) => ({
      sql,
      name,
      parameters: parameters.map((parameter) =>
        parameter instanceof Placeholder ? values[parameter.name] : parameter,
      ),
    });
  };
}

/** A statement whose shape depends on its values, compiled each time. */
export function once<Row>(query: Compilable<Row>): Query<Row> {
  const { sql, parameters } = query.compile();
  return { sql, parameters };
}
