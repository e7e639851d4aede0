import { plural } from './plural.ts';

export const session = {
  title: 'Sign in',
  heading: 'Sign in to Parley',
  subtitle: 'Every customer conversation, and who looks after it.',
  token: 'Access token',
  kept: 'Kept in this tab only, and forgotten when you close it.',
  signIn: 'Sign in',
  signingIn: 'Signing in…',
  demo: 'Or try it as',
  roles: { admin: 'Administrator', agent: 'Agent' },
  tokenMissing: 'Enter your access token first.',
  tokenMalformed: 'This is not a token: it has spaces or characters that no token has. Copy it again.',
  tokenRejected: 'This token is not accepted. Check that it is complete and has not expired.',
  ended: 'Your session has ended. Sign in again to go on.',
  endedKept: (changes: number) =>
    `Your session has ended. ${plural(changes, { one: 'One change is', other: '# changes are' })} not saved yet, and kept in this browser until you sign in again.`,
  endedElsewhere: (lost: number) =>
    lost === 0
      ? 'You signed out in another tab.'
      : `You signed out in another tab. ${plural(lost, { one: 'One change was', other: '# changes were' })} not saved yet and discarded there.`,
  losesChanges: (changes: number) =>
    `${plural(changes, { one: 'One change is', other: '# changes are' })} not saved yet and will be lost when you sign out. Sign out all the same?`,
};
