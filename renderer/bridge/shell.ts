import { createWire, type Wire } from './wire.ts';

/** Main's wire: dialogs, printing, the lock. Typed by shared/contract/shell.ts in shell-calls.ts. */
export const shellWire: Wire = createWire();

/** Takes the ports that the preload script posts at start and after each restart of the service. */
export function listenForPorts(
  target: Window,
  wires: { readonly service: Wire; readonly shell: Wire },
): void {
  target.addEventListener('message', (event) => {
    if (event.source !== target || !isPortsMessage(event.data)) return;
    const [servicePort, shellPort] = event.ports;
    if (servicePort) wires.service.connect(servicePort);
    if (shellPort) wires.shell.connect(shellPort);
  });
}

function isPortsMessage(message: unknown): boolean {
  return (
    typeof message === 'object' && message !== null && 'type' in message && message.type === 'desk:ports'
  );
}
