/** The host in a plain browser: the same requests as JSON to a local bridge. */
import { asAppError, unreachable, type Host, type Reply } from './host.ts';

export function http(address = '/call', send: typeof fetch = fetch): Host {
  return {
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
