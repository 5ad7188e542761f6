/** A component whose code is fetched when it is first drawn; until then, and without a network, nothing stands in its place. */
import { Component, type ComponentType } from 'preact';

export function later<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let Fetched: ComponentType<Props> | undefined;
  let coming: Promise<unknown> | undefined;
  return class Later extends Component<Props> {
    /** What failed is tried again with the next drawing. */
    readonly #fetch = () => {
      coming ??= load()
        .then((fetched) => (Fetched = fetched))
        .finally(() => (coming = undefined));
      coming.then(
        () => this.forceUpdate(),
        () => undefined,
      );
    };
    render(props: Props) {
      if (Fetched) return <Fetched {...props} />;
      this.#fetch();
      return null;
    }
  };
}
