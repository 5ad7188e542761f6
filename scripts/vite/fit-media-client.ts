// Fits mediasoup-client to visitors' pages: without what it carries for React Native and for tests.
import type { Plugin } from 'vite';

const UNUSED = /mediasoup-client\/lib\/(handlers\/(ReactNative106|FakeHandler)|test\/fakeParameters)\.js$/;
const NOTHING = `
const none = { createFactory() { throw new Error('not in a web page'); } };
exports.ReactNative106 = none;
exports.FakeHandler = none;
`;

export function fitMediaClient(): Plugin {
  return {
    name: 'fit-media-client',
    transform: { filter: { id: UNUSED }, handler: () => ({ code: NOTHING, map: null }) },
  };
}
