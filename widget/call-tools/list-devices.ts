/** The devices of this browser by kind; names are there once one was opened. */
export type ListedDevice = { readonly id: string; readonly name: string };
export type ListedDevices = Readonly<Record<'microphones' | 'cameras' | 'speakers', readonly ListedDevice[]>>;

export async function listDevices(): Promise<ListedDevices> {
  const media = navigator.mediaDevices as MediaDevices | undefined;
  const all = (await media?.enumerateDevices().catch(() => [])) ?? [];
  const of = (kind: MediaDeviceKind): ListedDevice[] =>
    all
      .filter((device) => device.kind === kind && device.deviceId !== '' && device.deviceId !== 'default')
      .map(({ deviceId, label }, place) => ({ id: deviceId, name: label || `${place + 1}` }));
  return { microphones: of('audioinput'), cameras: of('videoinput'), speakers: of('audiooutput') };
}
