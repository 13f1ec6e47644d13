import type { ShellInput, ShellMethod, ShellOutput } from '../../shared/contract/shell.ts';
import { createWire, type Wire } from './wire.ts';

/** Main's wire: dialogs, printing, the lock (shared/contract/shell.ts). */
export const shellWire: Wire = createWire();

function callShell<M extends ShellMethod>(method: M, input: ShellInput<M>): Promise<ShellOutput<M>> {
  return shellWire.call(method, input).then((value) => trusted<M>(value));
}

function trusted<M extends ShellMethod>(value: unknown): ShellOutput<M> {
  // The one brand constructor of this wire: main answers with the contract's own types.
  return value as ShellOutput<M>;
}

/** `shell.call('shell.pickFile', { purpose: 'import', filters: [] })`; errors come as DeskError. */
export const shell = { call: callShell } as const;

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
