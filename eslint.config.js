import js from "@eslint/js";
import astro from "eslint-plugin-astro";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";
import { imports } from "./eslint.boundaries.js";

/** The boundaries of one folder: imports from the root of src/ alone, so that the top of a file shows its layer. */
function boundary([folder, allowed]) {
  const addresses = allowed.map((part) => (/\.\w+$/.test(part) ? part : `${part}/`)).join("|");
  const patterns = [
    { regex: `^#(?!(?:${addresses}))`, message: `src/${folder} may import ${allowed.join(", ")}: see README.md.` },
    { regex: "^\\.", message: 'Write addresses from the root of src/: "#domain/locator.ts".' },
    ...(folder === "record" ? [] : [{ regex: "^astro:content", message: "Content is read in src/record alone." }]),
  ];
  return { files: [`src/${folder}/**`], rules: { "no-restricted-imports": ["error", { patterns }] } };
}

export default defineConfig(
  { ignores: [".astro/", ".dist/", "dist/", "look/", "public/"] },
  {
    files: ["**/*.{js,mjs,ts}"],
    extends: [js.configs.recommended],
    linterOptions: { reportUnusedDisableDirectives: "error" },
  },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // An element of a list is undefined to the compiler wherever an index is not proven; `!` says that it is known.
      "@typescript-eslint/no-non-null-assertion": "off",
      // The compiler itself asks for brackets (noPropertyAccessFromIndexSignature).
      "@typescript-eslint/dot-notation": "off",
      // Would have guards removed that stand where types of the outside world promise too much.
      "@typescript-eslint/no-unnecessary-condition": "off",
      // A number says itself in every sentence.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true, argsIgnorePattern: "^_" }],
      // Words are spread to their letters on purpose; node-html-parser names its class after the browser's.
      "@typescript-eslint/no-misused-spread": ["error", { allow: ["string"] }],
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
      "@typescript-eslint/no-unsafe-enum-comparison": "off",
      // The compiler refuses enums (erasableSyntaxOnly), and this rule alone took a quarter of the linter's time.
      "@typescript-eslint/no-unsafe-enum-assignment": "off",
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      // The compiler says it, of every file.
      "no-undef": "off",
    },
  },
  {
    files: ["**/*.{js,mjs}"],
    languageOptions: { globals: { URL: "readonly", console: "readonly", process: "readonly" } },
  },
  {
    // What is parsed from a built file has no type; a check of it is the test's own subject.
    files: ["tests/**"],
    rules: {
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
    },
  },
  // Types of .astro files are checked by `astro check`.
  astro.configs.recommended,
  {
    files: ["**/*.astro"],
    plugins: { "@typescript-eslint": tseslint.plugin },
    rules: { "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }] },
  },
  Object.entries(imports).map(boundary),
);
