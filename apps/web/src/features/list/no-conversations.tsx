import InboxIcon from 'lucide-react/icons/inbox';
import SearchX from 'lucide-react/icons/search-x';
import { type InboxView, isFiltered, withoutFilters } from '../../conversation-sync/view/view.ts';
import { messages } from '../../lib/language/messages.ts';
import { Message } from '../../ui/message/message.tsx';

/** Stands where the list would, when nothing is in it. */
export function NoConversations({ view, onView }: { view: InboxView; onView: (view: InboxView) => void }) {
  const { list } = messages;
  if (isFiltered(view)) {
    return (
      <Message
        title={list.nothingMatches}
        icon={<SearchX size={20} />}
        actions={[{ label: list.clearFilters, run: () => onView(withoutFilters(view)) }]}
      >
        {list.fitsNone}
      </Message>
    );
  }
  const isAll = view.status === null;
  return (
    <Message title={isAll ? list.empty : list.allClear} icon={<InboxIcon size={20} />}>
      {isAll ? list.emptyBecause : list.allClearBecause}
    </Message>
  );
}
