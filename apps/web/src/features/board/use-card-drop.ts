import { type DragEvent, useState } from 'react';

// Of our own, so that nothing else that is dragged over the board means anything to it.
const TYPE = 'application/x-parley-conversation';

export function startDragging({ dataTransfer }: DragEvent, id: string): void {
  dataTransfer.setData(TYPE, id);
  dataTransfer.effectAllowed = 'move';
}

/** Takes the cards that are dropped on an element. */
export function useCardDrop(onDrop: (id: string) => void) {
  const [isOver, setIsOver] = useState(false);
  const handlers = {
    onDragOver(event: DragEvent): void {
      if (!event.dataTransfer.types.includes(TYPE)) return;
      event.preventDefault();
      setIsOver(true);
    },
    onDragLeave({ currentTarget, relatedTarget }: DragEvent): void {
      if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setIsOver(false);
    },
    onDrop(event: DragEvent): void {
      setIsOver(false);
      const id = event.dataTransfer.getData(TYPE);
      if (id === '') return;
      event.preventDefault();
      onDrop(id);
    },
  };
  return { isOver, handlers };
}
