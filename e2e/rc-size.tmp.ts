import { bundleForBrowser } from '/tmp/wt/rc/e2e/src/browser-bundle.ts';
const src = (await import('node:fs')).readFileSync('/tmp/wt/rc/e2e/test/browser-bundle.test.ts','utf8');
const get = (n: string) => new RegExp('const ' + n + ' = `([^`]*)`').exec(src)![1]!;
for (const n of ['ONE_UPDATE','WHOLE_CLIENT']) { const b = await bundleForBrowser(get(n)); console.log(n, b.gzip, process.argv[2] ? b.files : ''); }
process.exit(0)
