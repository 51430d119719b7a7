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

/** Serves dist/ on a free port of this machine only, below a path that begins and ends with a slash. */
export async function serveSite(path = "/"): Promise<SiteServer> {
  // What several pages share is asked for once, as from a host that is set up well.
  const serveFile = sirv(dist, { maxAge: 3600 });
  const missing = readFileSync(join(dist, "404.html"));
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
