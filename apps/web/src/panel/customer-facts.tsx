import { Fragment, type ReactNode } from 'react';
import { channelLabel } from '../conversation/channel.ts';
import type { ConversationDetailFragment } from '../generated/graphql.ts';
import { TimeAgo } from '../time/time-ago.tsx';
import { formatDay } from './format-day.ts';
import css from './panel.module.css';

const SALUTATIONS = { FORMAL_MALE: 'Mr', FORMAL_FEMALE: 'Ms', INFORMAL: 'Informal' } as const;
const GENDERS = { UNDISCLOSED: null, MALE: 'Male', FEMALE: 'Female', DIVERSE: 'Diverse' } as const;

type Fact = readonly [label: string, value: ReactNode];

/** What is known of the customer; what is not known takes no room. */
export function CustomerFacts({ detail }: { detail: ConversationDetailFragment }) {
  const { customer } = detail;
  const profile = customer?.profile;
  const facts: Fact[] = [
    ['Name on file', profile?.name && profile.name !== customer?.name ? profile.name : null],
    ['Phone', profile?.phoneNumber],
    ['E-mail', profile?.email],
    ['Address', profile?.address],
    ['Date of birth', formatDay(profile?.dateOfBirth)],
    ['Salutation', profile?.salutation ? SALUTATIONS[profile.salutation] : null],
    ['Gender', profile?.gender ? GENDERS[profile.gender] : null],
    ['Custom 1', profile?.custom1],
    ['Custom 2', profile?.custom2],
    ['Custom 3', profile?.custom3],
    ['Custom 4', profile?.custom4],
    ['Custom 5', profile?.custom5],
  ];
  return (
    <>
      {profile?.blocked && <p className={css.blocked}>This customer is blocked.</p>}
      <Facts facts={facts} empty="Nothing is known about this customer yet." />
    </>
  );
}

/** The business's own account that the customer writes to. */
export function AgentFacts({ detail }: { detail: ConversationDetailFragment }) {
  const { agent } = detail;
  const facts: Fact[] = [
    ['Account', agent?.name],
    ['Number', agent?.displayId],
    ['Channel', agent && channelLabel(agent.channel, agent.channelName)],
    ['Last reply', detail.lastCustomerReplyFrom && <TimeAgo at={detail.lastCustomerReplyFrom} />],
    ['Created', detail.createdAt && <TimeAgo at={detail.createdAt} />],
  ];
  return (
    <>
      <Facts facts={facts} empty="The account is not known." />
      {agent?.inSync === false && (
        <p className={css.outOfSync}>This account is out of sync: newer messages may be missing.</p>
      )}
    </>
  );
}

function Facts({ facts, empty }: { facts: readonly Fact[]; empty: string }) {
  const known = facts.filter(([, value]) => value !== null && value !== undefined && value !== '');
  if (known.length === 0) return <p className={css.unknown}>{empty}</p>;
  return (
    <dl className={css.facts}>
      {known.map(([label, value]) => (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
