import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";
import type { Browser, BrowserServer, LaunchOptions, Page } from "playwright-core";

const launchArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** A way to come by a browser: the path of its program, or undefined when there is none. */
interface Way {
  readonly name: string;
  readonly find: () => string | undefined | Promise<string | undefined>;
}

const ways: readonly Way[] = [
  { name: "CHROME_PATH", find: () => process.env["CHROME_PATH"] },
  // Without windows, so that a page costs a fifth of what it does in a whole browser.
  { name: "the npm package @sparticuz/chromium", find: packagedBrowser },
  { name: "a Chromium or Chrome of this machine", find: installedBrowser },
  { name: "Debian's chromium", find: debianBrowser },
];

/**
 * Starts a browser for one program.
 *
 * @param more  arguments beside those that every browser gets
 * @throws Error that says what was tried and what to install
 */
export function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  return startFirst(({ args = [], ...options }) => chromium.launch({ ...options, args: [...args, ...more] }));
}

/**
 * Starts a browser that several programs use by its address.
 *
 * @throws Error that says what was tried and what to install
 */
export function serveBrowser(): Promise<BrowserServer> {
  return startFirst((options) => chromium.launchServer({ ...options, host: "127.0.0.1" }));
}

async function startFirst<Started>(start: (options: LaunchOptions) => Promise<Started>): Promise<Started> {
  const tried: string[] = [];
  for (const { name, find } of ways) {
    try {
      const executablePath = await find();
      if (!executablePath) {
        tried.push(`${name}: none`);
        continue;
      }
      return await start({ executablePath, args: launchArguments });
    } catch (error) {
      tried.push(`${name}: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`);
    }
  }
  throw new Error(
    `No browser could be started. Install Chromium or Chrome, or set CHROME_PATH to its program. Tried:\n${tried.join("\n")}`,
  );
}

function installedBrowser(): string | undefined {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter(Boolean);
  const programs = {
    linux: [...folders, "/usr/bin", "/usr/local/bin", "/snap/bin", "/opt/google/chrome"].flatMap((folder) =>
      names.map((name) => join(folder, name)),
    ),
    darwin: ["", process.env["HOME"] ?? ""].flatMap((home) =>
      ["Google Chrome", "Chromium", "Microsoft Edge"].map(
        (name) => `${home}/Applications/${name}.app/Contents/MacOS/${name}`,
      ),
    ),
    win32: ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((variable) =>
      [
        "Google\\Chrome\\Application\\chrome.exe",
        "Chromium\\Application\\chrome.exe",
        "Microsoft\\Edge\\Application\\msedge.exe",
      ].map((program) => join(process.env[variable] ?? "", program)),
    ),
  };
  return (programs[process.platform as keyof typeof programs] ?? programs.linux).find((program) => existsSync(program));
}

async function packagedBrowser(): Promise<string | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  // Read when the package is imported: with it the package also brings the system libraries that it needs.
  process.env["AWS_LAMBDA_JS_RUNTIME"] ??= "nodejs24.x";
  const { default: packaged } = await import("@sparticuz/chromium");
  return packaged.executablePath();
}

function debianBrowser(): string | undefined {
  if (process.platform !== "linux" || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  console.log("No browser found: installing Debian's chromium with apt-get for the tests of the site.");
  for (const step of [["update"], ["install", "--yes", "--no-install-recommends", "chromium"]]) {
    const { status, stderr } = spawnSync("apt-get", step, {
      encoding: "utf8",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
    if (status !== 0) throw new Error(`apt-get ${step[0]} failed: ${stderr.trim().split("\n").at(-1)}`);
  }
  return installedBrowser();
}

/** Notes whatever must not happen while a page is read: errors, breaches of the policy, requests to other hosts. */
export function watchPage(page: Page, host: string): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || /content security policy/i.test(message.text()))
      complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("request", (request) => {
    if (/^https?:/.test(request.url()) && new URL(request.url()).host !== host)
      complaints.push(`request: ${request.url()}`);
  });
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "";
    // The browser drops what is still on its way when the reader goes to another page; a missing file answers 404.
    if (reason !== "net::ERR_ABORTED") complaints.push(`failed: ${request.url()} ${reason}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  return complaints;
}
