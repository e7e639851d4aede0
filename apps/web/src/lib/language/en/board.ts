export const board = {
  layout: 'Layout',
  layouts: { list: 'List', board: 'Board' },
  layoutKeys: { list: 'List (b)', board: 'Board (b)' },
  moveTo: 'Move to…',
  moveToKey: 'Move to… (v)',
  moveCardTo: (name: string) => `Move ${name} to…`,
  moved: (status: string) => `Moved to ${status}.`,
  nothing: 'Nothing here.',
  failed: 'The board could not be loaded',
  notLoaded: 'The board has not loaded yet. Until it has, the list stays.',
};
