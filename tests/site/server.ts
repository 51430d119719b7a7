import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import sirv from "sirv";
import { dist } from "./pages.ts";

export interface SiteServer {
  /** With a slash at the end: "http://127.0.0.1:40123/some/where/". */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves a built site on a free port of this machine only, below a path that begins and ends with a slash.
 *
 * @param folder  dist/, or that of a copy
 */
export async function serveSite(path = "/", folder = dist): Promise<SiteServer> {
  // What several pages share is asked for once, as from a host that is set up well.
  const serveFile = sirv(folder, { maxAge: 3600 });
  const missing = readFileSync(join(folder, "404.html"));
  const server = createServer((request, response) => {
    const notFound = () => void response.writeHead(404, { "content-type": "text/html; charset=utf-8" }).end(missing);
    if (request.url?.startsWith(path)) {
      request.url = request.url.slice(path.length - 1);
      serveFile(request, response, notFound);
    } else notFound();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${path}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
