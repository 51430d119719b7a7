declare namespace App {
  interface Locals {
    /** The place that the page is about, in a record of several (src/middleware.ts). */
    place?: import("#domain/place.ts").Place | undefined;
  }
}
