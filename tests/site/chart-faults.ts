import type { Page } from "playwright-core";

/**
 * What is wrong to the eye and can be measured: a page wider than its window, and letters of a chart that overlap each
 * other or are cut off by its edge. Slanted names of columns are measured along their slope.
 */
export function chartFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const over = document.documentElement.scrollWidth - innerWidth;
    if (over > 0) faults.push(`wider than its window by ${over} pixels`);
    for (const drawing of document.querySelectorAll<SVGSVGElement>("figure.chart > svg")) {
      const frame = drawing.getBoundingClientRect();
      if (!frame.width) continue;
      const texts = [...drawing.querySelectorAll<SVGTextElement>("text")].filter((text) => text.getBoundingClientRect().width > 0);
      const boxes = texts.map((text) => {
        const box = text.getBBox();
        const matrix = text.getScreenCTM()!;
        const size = Number.parseFloat(getComputedStyle(text).fontSize);
        // The letters themselves, without the leading of the line.
        const top = box.y + (box.height - size) / 2;
        const corners = [[box.x, top], [box.x + box.width, top], [box.x + box.width, top + size], [box.x, top + size]].map(([x, y]) => new DOMPoint(x, y).matrixTransform(matrix));
        return { words: text.textContent ?? "", corners };
      });
      const axes = (corners: DOMPoint[]) => [0, 1].map((index) => ({ x: corners[index + 1]!.x - corners[index]!.x, y: corners[index + 1]!.y - corners[index]!.y }));
      const separated = (a: DOMPoint[], b: DOMPoint[]) =>
        [...axes(a), ...axes(b)].some(({ x, y }) => {
          const project = (corners: DOMPoint[]) => corners.map((corner) => corner.x * x + corner.y * y);
          const [pa, pb] = [project(a), project(b)];
          const slack = 0.5 * Math.hypot(x, y);
          return Math.max(...pa) <= Math.min(...pb) + slack || Math.max(...pb) <= Math.min(...pa) + slack;
        });
      boxes.forEach(({ words, corners }, index) => {
        const xs = corners.map(({ x }) => x);
        if (Math.min(...xs) < Math.max(0, frame.left) - 1.5 || Math.max(...xs) > frame.right + 1.5) faults.push(`"${words}" is cut off`);
        for (const other of boxes.slice(index + 1)) if (!separated(corners, other.corners)) faults.push(`"${words}" and "${other.words}" overlap`);
      });
    }
    return [...new Set(faults)];
  });
}
