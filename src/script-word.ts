import { createHash } from "node:crypto";

const tooOld =
  "What can be chosen or filtered here did not start: a part of the page did not load, or this browser is older than it can be. Load the page again, or use a browser of the last two years. All else stands here as ever.";
const fromFile =
  "This page was opened as a file. Browsers start no scripts from files, so that neither the search nor what can be chosen on pages works: both need the pages to come from a server.";

/**
 * Stands in the head of each page that has a script, in the language of old browsers. Where a script does not come, stops
 * while it starts, or would miss what the browser lacks, controls that need it go, and the page says so; what it has to say
 * without script it says then too.
 */
const watch = `(function () {
  var told = false;
  function tell() {
    if (told) return;
    if (document.readyState === "loading") return document.addEventListener("DOMContentLoaded", tell);
    told = true;
    var isFile = location.protocol === "file:";
    document.documentElement.classList.add("script-failed");
    if (isFile) document.documentElement.classList.add("from-file");
    var main = document.querySelector("main");
    var controls = isFile ? main.firstChild : main.querySelector(".needs-script:not([popover] *):not(details *)");
    if (controls) {
      var word = document.createElement("p");
      word.className = "meta script-word";
      word.setAttribute("role", "status");
      word.textContent = isFile ? ${JSON.stringify(fromFile)} : ${JSON.stringify(tooOld)};
      controls.parentNode.insertBefore(word, controls);
    }
    [].forEach.call(main.querySelectorAll("noscript"), function (without) {
      var said = document.createElement("div");
      said.innerHTML = without.textContent;
      without.parentNode.replaceChild(said, without);
    });
  }
  addEventListener("error", function (event) {
    var isAtStart = event.target === window && document.readyState !== "complete";
    if (isAtStart || event.target.tagName === "SCRIPT") tell();
  }, true);
  if (!Map.groupBy || ![].toSorted || ![].findLast) tell();
})();`
  .replace(/\n\s*/g, "\n")
  .trim();

/** What the pages' policy lets run beside files of the site. */
export const watchHash = `sha256-${createHash("sha256").update(watch).digest("base64")}` as const;

/** Lets a page that has scripts say where they cannot work. */
export function withScriptWord(html: string): string {
  return html.includes('<script type="module"')
    ? html.replace("</head>", () => `<script>${watch}</script></head>`)
    : html;
}
