import type { APIRoute } from "astro";
import { machineGuide } from "#publish/llms.ts";
import { loadRecord } from "#record/load.ts";

export const GET: APIRoute = async () => new Response(machineGuide(await loadRecord()));
