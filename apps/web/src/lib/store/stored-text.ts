type Area = 'localStorage' | 'sessionStorage';

/** Null where there is none. Storage can be switched off; what is chosen then lasts as long as the page. */
export function readStored(area: Area, name: string): string | null {
  try {
    return globalThis[area].getItem(name);
  } catch {
    return null;
  }
}

/** Null = remove it. */
export function writeStored(area: Area, name: string, text: string | null): void {
  try {
    if (text === null) globalThis[area].removeItem(name);
    else globalThis[area].setItem(name, text);
  } catch {
    return;
  }
}
