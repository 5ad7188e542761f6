/** The media library's own browser stand-in: real parameters, no network. Lets tests in Node join real rooms. */
import { Device } from 'mediasoup-client';
import * as fakeParameters from 'mediasoup-client/fakeParameters';
import { FakeHandler } from 'mediasoup-client/handlers/FakeHandler';

export const openFakeDevice = async (): Promise<Device> =>
  new Device({ handlerFactory: FakeHandler.createFactory(fakeParameters) });
