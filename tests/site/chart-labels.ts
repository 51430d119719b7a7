import type { Page } from "playwright-core";

/**
 * How many labels the charts on a page have, those that lie on one another, and those that are cut off. A label's box is that of its
 * ink, from its highest to its lowest stroke, turned as it is turned on the screen.
 */
export function labelsOn(page: Page) {
  return page.evaluate(async () => {
    await document.fonts.ready;
    interface Point {
      readonly x: number;
      readonly y: number;
    }
    const context = document.createElement("canvas").getContext("2d")!;
    const inkOf = (text: SVGTextElement): Point[] => {
      const style = getComputedStyle(text);
      context.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      const { actualBoundingBoxAscent: above, actualBoundingBoxDescent: below } = context.measureText(
        text.textContent ?? "",
      );
      const start = text.getStartPositionOfChar(0);
      const length = text.getComputedTextLength();
      const toScreen = text.getScreenCTM()!;
      return [
        [0, -above],
        [length, -above],
        [length, below],
        [0, below],
      ].map(([x, y]) => new DOMPoint(start.x + x!, start.y + y!).matrixTransform(toScreen));
    };
    // Two convex shapes are apart when a line along one of their edges has them on either side.
    const areApart = (a: readonly Point[], b: readonly Point[]) =>
      [a, b].some((shape) =>
        shape.some((from, index) => {
          const to = shape[(index + 1) % shape.length]!;
          const along = (point: Point) => point.x * (to.y - from.y) - point.y * (to.x - from.x);
          return (
            Math.max(...a.map(along)) <= Math.min(...b.map(along)) ||
            Math.max(...b.map(along)) <= Math.min(...a.map(along))
          );
        }),
      );
    const charts = [...document.querySelectorAll("figure.chart svg")].map((svg) => ({
      edges: svg.getBoundingClientRect(),
      labels: [...svg.querySelectorAll("text")]
        .filter((text) => text.getClientRects().length && text.textContent?.trim())
        .map((text) => ({ text: text.textContent, ink: inkOf(text) })),
    }));
    return {
      count: charts.flatMap(({ labels }) => labels).length,
      overlapping: charts.flatMap(({ labels }) =>
        labels.flatMap((a, index) =>
          labels
            .slice(index + 1)
            .filter((b) => !areApart(a.ink, b.ink))
            .map((b) => `${a.text} | ${b.text}`),
        ),
      ),
      cutOff: charts.flatMap(({ edges, labels }) =>
        labels
          .filter(({ ink }) =>
            ink.some(
              ({ x, y }) => x < edges.left - 1 || x > edges.right + 1 || y < edges.top - 1 || y > edges.bottom + 1,
            ),
          )
          .map(({ text }) => text),
      ),
    };
  });
}
