// What imports that only Vite understands give.
declare module '*?inline' {
  const text: string;
  // oxlint-disable-next-line import/no-default-export -- that is how Vite gives it
  export default text;
}
declare module '*?raw' {
  const text: string;
  // oxlint-disable-next-line import/no-default-export -- that is how Vite gives it
  export default text;
}
declare module '*?url' {
  const url: string;
  // oxlint-disable-next-line import/no-default-export -- that is how Vite gives it
  export default url;
}
declare module '*.css';
