import { Fragment, type ReactNode } from 'react';
import { channelLabel } from '../../conversation-sync/conversation/channel.ts';
import type { ConversationDetailFragment } from '../../generated/graphql.ts';
import { messages } from '../../lib/language/messages.ts';
import { formatNumber } from '../../lib/language/number.ts';
import { oneLine } from '../../lib/language/readable.ts';
import { TimeAgo } from '../../lib/time/time-ago.tsx';
import { formatDay } from './format-day.ts';
import css from './panel.module.css';

type Fact = readonly [label: string, value: ReactNode];

/** What is known of the customer; what is not known takes no room. */
export function CustomerFacts({ detail }: { detail: ConversationDetailFragment }) {
  const { customer } = detail;
  const profile = customer?.profile;
  const { facts: names, salutations, genders } = messages.panel;
  const gender = profile?.gender === 'UNDISCLOSED' ? null : profile?.gender;
  const facts: Fact[] = [
    [names.nameOnFile, oneLine(profile?.name) === oneLine(customer?.name) ? null : oneLine(profile?.name)],
    [names.phone, leftToRight(profile?.phoneNumber)],
    [names.email, leftToRight(profile?.email)],
    [names.address, oneLine(profile?.address)],
    [names.dateOfBirth, formatDay(profile?.dateOfBirth)],
    [names.salutation, profile?.salutation ? salutations[profile.salutation] : null],
    [names.gender, gender ? genders[gender] : null],
    [names.custom(formatNumber(1)), oneLine(profile?.custom1)],
    [names.custom(formatNumber(2)), oneLine(profile?.custom2)],
    [names.custom(formatNumber(3)), oneLine(profile?.custom3)],
    [names.custom(formatNumber(4)), oneLine(profile?.custom4)],
    [names.custom(formatNumber(5)), oneLine(profile?.custom5)],
  ];
  return (
    <>
      {profile?.blocked && <p className={css.blocked}>{messages.panel.blocked}</p>}
      <Facts facts={facts} empty={messages.panel.nothingKnown} />
    </>
  );
}

/** The business's own account that the customer writes to. */
export function AgentFacts({ detail }: { detail: ConversationDetailFragment }) {
  const { agent } = detail;
  const names = messages.panel.facts;
  const facts: Fact[] = [
    [names.account, oneLine(agent?.name)],
    [names.number, leftToRight(agent?.displayId)],
    [names.channel, agent && channelLabel(agent.channel, agent.channelName)],
    [names.lastReply, detail.lastCustomerReplyFrom && <TimeAgo at={detail.lastCustomerReplyFrom} />],
    [names.created, detail.createdAt && <TimeAgo at={detail.createdAt} />],
  ];
  return (
    <>
      <Facts facts={facts} empty={messages.panel.accountUnknown} />
      {agent?.inSync === false && <p className={css.outOfSync}>{messages.panel.outOfSync}</p>}
    </>
  );
}

// Numbers and handles are, in every language; the "+" before a number would else come after it.
function leftToRight(text: string | null | undefined): ReactNode {
  const line = oneLine(text);
  return line && <bdi dir="ltr">{line}</bdi>;
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
