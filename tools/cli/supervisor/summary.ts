import type { Choice } from '../backing/choice.ts';
import { resolveDataFolder } from '../installation/data-folder.ts';
import { PROVINCES } from '../installation/provinces.ts';
import { shellWord } from '../installation/running.ts';
import { publicOrigin } from '../installation/service-environment.ts';
import type { UpOptions } from './preflight.ts';

export type DemoAccount = { role: string; login: string };

/** What a person, or a script with --json, needs to know about a province that is up. */
export type Summary = {
  ok: true;
  province: { code: string; name: string };
  port: number;
  data: string;
  pid: number;
  urls: Record<string, string>;
  accounts: DemoAccount[];
  backing: Choice[];
  /** Milliseconds since the command was typed, and how long each step took. */
  timings: { firstReadyMs: number; steps: Record<string, number> };
  commands: Record<string, string>;
};

type Facts = { options: UpOptions; province: string; port: number; choices: Choice[]; timings: Record<string, number> };

export async function summarise({ options, province, port, choices, timings }: Facts): Promise<Summary> {
  const firstReadyMs = Date.now() - options.beganAtMs;
  const data = options.dataFolder === resolveDataFolder(undefined) ? '' : ` --data ${shellWord(options.dataFolder)}`;
  const accounts = demoAccounts(province, await exampleCommune(port, province));
  return {
    ok: true, province: { code: province, name: PROVINCES[province] ?? province }, port, data: options.dataFolder, pid: process.pid,
    urls: {
      citizens: publicOrigin(port), officers: `${publicOrigin(port)}/can-bo`, province: `${publicOrigin(port)}/toan-tinh`, tracking: `${publicOrigin(port)}/tra-cuu`, api: `${publicOrigin(port)}/api/v1`,
      openapi: `${publicOrigin(port)}/api/openapi.json`, issuer: `${publicOrigin(port)}/oidc`,
    },
    accounts, backing: choices, timings: { firstReadyMs, steps: { ...timings } },
    commands: { token: `./haicap token ${accounts[0]?.login ?? ''}${data}`, status: `./haicap status${data}`, doctor: `./haicap doctor${data}`,
      logs: `./haicap logs${data}`, stop: `./haicap down${data}` },
  };
}

/** Logins identity makes from registry's posts. */
export function demoAccounts(province: string, commune: string): DemoAccount[] {
  return [
    { role: 'one-stop officer (một cửa)', login: `motcua.${commune}` },
    { role: 'specialist (chuyên viên)', login: `chuyenvien.${commune}` },
    { role: 'chair of the commune (chủ tịch)', login: `chutich.${commune}` },
    { role: 'province leader (lãnh đạo)', login: `lanhdao.${province}` },
    { role: 'administrator (quản trị)', login: `quantri.${province}` },
    { role: 'auditor (kiểm toán)', login: `kiemtoan.${province}` },
    { role: 'citizen (công dân)', login: 'congdan.1' },
  ];
}

/** Phường Hạc Thành of Thanh Hóa is the example of the documents; elsewhere the first commune of the province is. */
async function exampleCommune(port: number, province: string): Promise<string> {
  if (province === '38') return '14797';
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/units?level=commune&province=${province}&limit=1`, { signal: AbortSignal.timeout(3000) });
    const page = await response.json() as { items?: { code: string }[] };
    return page.items?.[0]?.code ?? '<unit code>';
  } catch {
    return '<unit code>';
  }
}
