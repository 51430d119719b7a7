/** Every letter and sign that pages may use: plain English, the accents of names, and the signs of type and charts. */
export const letters = [
  ...Array.from({ length: 0x7e - 0x20 + 1 }, (_, index) => String.fromCodePoint(0x20 + index)),
  ...Array.from("\u00a0£©«»°·×ÀÁÂÄÇÈÉÊËÍÎÏÑÓÔÖÚÛÜàáâäçèéêëíîïñóôöúûü–—‘’“”•…€−"),
].join("");
