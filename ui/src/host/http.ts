/** The host in a plain browser: the same requests as JSON to a local bridge. */
import { asAppError, unreachable, type Drag, type Host, type Reply } from './host.ts';

/** A browser's own drop of a file: its content is handed to the bridge, for the page has no paths. */
function drops(told: (drag: Drag) => void, send: typeof fetch): () => void {
  const files = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
  const over = (event: DragEvent) => {
    if (!files(event)) return;
    event.preventDefault();
    told('over');
  };
  const away = (event: DragEvent) => {
    // From one element to the next is not away.
    if (event.relatedTarget === null) told('away');
  };
  const drop = (event: DragEvent) => {
    if (!files(event)) return;
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (!file) return told('away');
    void send(`/drop/${encodeURIComponent(file.name)}`, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: file }).then(
      ({ ok }) => told(ok ? 'dropped' : 'away'),
      () => told('away'),
    );
  };
  window.addEventListener('dragenter', over);
  window.addEventListener('dragover', over);
  window.addEventListener('dragleave', away);
  window.addEventListener('drop', drop);
  return () => {
    window.removeEventListener('dragenter', over);
    window.removeEventListener('dragover', over);
    window.removeEventListener('dragleave', away);
    window.removeEventListener('drop', drop);
  };
}

export function http(address = '/call', send: typeof fetch = fetch): Host {
  return {
    drags: (told) => drops(told, send),
    async call(request) {
      let response: Response;
      try {
        response = await send(address, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(request),
        });
      } catch (thrown) {
        throw asAppError(thrown);
      }
      if (response.status === 200) return (await response.json()) as Reply;
      if (response.status === 422) throw asAppError(await response.json());
      throw unreachable(`HTTP ${response.status}`);
    },
  };
}
