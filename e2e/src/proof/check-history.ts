/** One operation on one register, as its client saw it. Times in any monotonic unit. */
export interface Operation {
  readonly register: string;
  readonly kind: 'read' | 'write';
  readonly started: number;
  readonly ended: number;
  /** `ok` = answered; `rejected` = surely not applied; `unknown` = sent, no answer. */
  readonly outcome: 'ok' | 'rejected' | 'unknown';
  /** The version that a write demanded (If-Match); absent = unconditional. */
  readonly base?: number;
  /** The value that a write set. */
  readonly wrote?: string;
  /** What the answer carried. */
  readonly version?: number;
  readonly value?: string;
}

/**
 * Checks a history of versioned registers for linearizability in O(n log n): every effective write has a version of
 * its own, so the order is known and only has to agree with what each client saw and when.
 * Gives the violations found, in words; none = accepted.
 */
export function checkHistory(operations: readonly Operation[]): string[] {
  const registers = Map.groupBy(operations, (operation) => operation.register);
  return [...registers].flatMap(([register, history]) =>
    checkRegister(history).map((violation) => `${register}: ${violation}`),
  );
}

function checkRegister(history: readonly Operation[]): string[] {
  const violations: string[] = [];
  const answered = history.filter((o) => o.outcome === 'ok' && o.version !== undefined);
  const writes = answered.filter((o) => o.kind === 'write');
  const unknown = history.filter((o) => o.kind === 'write' && o.outcome === 'unknown');

  const winners = new Map<number, Operation>();
  for (const write of writes) {
    const version = write.version as number;
    if (winners.has(version)) violations.push(`two writes were told that they made version ${version}`);
    winners.set(version, write);
    if (write.base !== undefined && version !== write.base + 1) {
      violations.push(`a write on version ${write.base} made version ${version}`);
    }
    if (write.value !== write.wrote) violations.push(`version ${version} was answered with another value`);
  }

  const values = new Map<number, string>();
  for (const { version, value } of answered) {
    if (version === undefined || value === undefined) continue;
    const known = values.get(version);
    if (known !== undefined && known !== value) violations.push(`version ${version} had two values`);
    values.set(version, value);
  }

  // Versions that nobody was told of must have been made by writes whose outcome is unknown: one each.
  const versions = answered.map((o) => o.version as number);
  const top = versions.reduce((a, b) => Math.max(a, b), 0);
  const bottom = versions.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  let missing = 0;
  for (let version = bottom + 1; version <= top; version++) if (!winners.has(version)) missing += 1;
  if (missing > unknown.length) {
    violations.push(`${missing} versions nobody made, but only ${unknown.length} writes of unknown outcome`);
  }

  // Once an answer showed a version, nothing that starts later may see or make an older one.
  const byEnd = answered.toSorted((a, b) => a.ended - b.ended);
  const byStart = answered.toSorted((a, b) => a.started - b.started);
  let seen = 0;
  let next = 0;
  for (const operation of byStart) {
    while (next < byEnd.length && (byEnd[next] as Operation).ended < operation.started) {
      seen = Math.max(seen, (byEnd[next] as Operation).version as number);
      next += 1;
    }
    const version = operation.version as number;
    const fresh = operation.kind === 'write' ? version > seen : version >= seen;
    if (!fresh)
      violations.push(`a ${operation.kind} gave version ${version} after version ${seen} had been shown`);
  }
  return violations;
}
