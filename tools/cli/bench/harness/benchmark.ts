import type { BenchStage } from '../stage/bench-stage.ts';

/** What one round of one side did: operations done whole, how long they took together, what they cost, and how long each took. */
export type Sample = { readonly operations: number; readonly wallMs: number; readonly cpuUs?: number; readonly latenciesMs?: readonly number[] };

export type RoundWish = { readonly ms: number; readonly isWarmUp: boolean };

/** The product or what it is held against. */
export type Side = { readonly title: string; readonly round: (wish: RoundWish) => Promise<Sample> };

/** One line of a table: both sides at one size, or at one number of callers. */
export type Measurement = {
  readonly label: string;
  /** Where it stands on the curve of its benchmark. */
  readonly at?: number;
  readonly product: Side;
  readonly baseline?: Side;
  /** Of the product's side, 3 without; the baseline has one less. */
  readonly rounds?: number;
  /** A round that cannot be repeated, or is long enough by itself, needs none. */
  readonly warmUp?: boolean;
};

export type Figures = {
  readonly title: string;
  readonly rounds: number;
  readonly operations: number;
  /** The median of the rounds, and the slowest and the fastest of them. */
  readonly perSecond: number;
  readonly perSecondOf: readonly [slowest: number, fastest: number];
  readonly cpuUs: number | null;
  readonly p50Ms: number | null;
  readonly p99Ms: number | null;
};

/** The product over the baseline. */
export type Ratio = { readonly rate: number; readonly rateOf: readonly [worst: number, best: number]; readonly cpu: number | null; readonly p50: number | null };

export type Measured = { readonly label: string; readonly at: number | null; readonly product: Figures; readonly baseline: Figures | null; readonly ratio: Ratio | null };

export type Target = {
  readonly what: string;
  /** Null: it could not be measured, which is not reached. */
  readonly found: number | null;
  readonly bound: 'at least' | 'at most';
  readonly limit: number;
  readonly unit: string;
};

/** What was looked at after the measuring, and what was wrong with it. */
export type Check = { readonly what: string; readonly problems: readonly string[] };

/** How the figures of a curve are drawn. */
export type Curve = { readonly title: string; readonly x: string; readonly y: string; readonly figure: 'perSecond' | 'cpuUs' | 'p50Ms' | 'p99Ms' };

export type Prepared = {
  /** In their order; what lies between two, such as further rows, is done when the next one is asked for. */
  readonly measurements: () => AsyncIterable<Measurement>;
  readonly targets: (measured: readonly Measured[]) => readonly Target[];
  readonly check: () => Promise<readonly Check[]>;
  readonly notes?: () => readonly string[];
  readonly close?: () => Promise<void>;
};

export type BenchWish = {
  readonly sizes: readonly number[];
  /** How long a round lasts. */
  readonly roundMs: number;
  /** How long a storm blows, where that was said. */
  readonly stormMs?: number | undefined;
  /** A running installation that was named, for the benchmarks that can measure one. */
  readonly data: string | undefined;
  readonly say: (text: string) => void;
};

export type Benchmark = {
  readonly name: string;
  readonly title: string;
  /** How many rows, where that matters. */
  readonly sizes?: readonly number[];
  readonly curve?: Curve;
  readonly prepare: (stage: BenchStage, wish: BenchWish) => Promise<Prepared>;
};

export type Result = {
  readonly name: string;
  readonly title: string;
  readonly curve: Curve | null;
  readonly measured: readonly Measured[];
  readonly targets: readonly (Target & { readonly met: boolean })[];
  readonly checks: readonly Check[];
  readonly notes: readonly string[];
  readonly seconds: number;
  /** Why it broke off, when it did. */
  readonly failure: string | null;
};
