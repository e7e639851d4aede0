/** What one `pnpm bench <name>` measures. One file per subject, listed in `subjects.ts`. */
export interface Subject {
  /** A sentence, where this machine lacks what the subject needs. */
  whyNot?(): Promise<string | null>;
  /** Measures, and gives the page that is printed and kept. */
  measure(options: { readonly quick: boolean; readonly million: boolean }): Promise<{
    /** Markdown. */
    readonly page: string;
    /** SVG, kept beside the page. */
    readonly plot?: string;
    readonly kept: boolean;
  }>;
}
