/** What each folder of src/ may import from src/: the table of README.md. Folders that may import all are left out. */
export const imports = {
  domain: ["domain"],
  schema: ["domain", "schema", "settings.ts"],
  record: ["domain", "schema", "record", "settings.ts"],
  analysis: ["domain", "analysis"],
  evidence: ["domain", "evidence"],
  glossary: ["domain", "glossary", "urls.ts"],
  charts: ["domain", "analysis", "glossary", "charts", "publish", "styles", "urls.ts"],
  "charts/frame": ["domain", "analysis", "glossary", "charts", "publish", "record", "urls.ts"],
  images: ["domain", "analysis", "charts", "images", "publish", "settings.ts", "urls.ts"],
  publish: ["domain", "analysis", "charts", "publish", "settings.ts", "urls.ts"],
  components: ["domain", "analysis", "evidence", "charts/marks", "publish", "record", "components", "urls.ts"],
  layouts: ["domain", "charts/marks", "publish", "record", "components", "layouts", "settings.ts", "styles", "urls.ts"],
  prose: ["domain", "analysis", "charts", "publish", "record", "components", "prose", "urls.ts"],
};
