import { app } from './app.ts';
import { board } from './board.ts';
import { bulk } from './bulk.ts';
import { conversation } from './conversation.ts';
import { history } from './history.ts';
import { keys } from './keys.ts';
import { list } from './list.ts';
import { media } from './media.ts';
import { menu } from './menu.ts';
import { message } from './message.ts';
import { panel } from './panel.ts';
import { session } from './session.ts';
import { snooze } from './snooze.ts';
import { update } from './update.ts';

export const en = {
  app,
  session,
  list,
  board,
  conversation,
  panel,
  message,
  media,
  history,
  snooze,
  update,
  keys,
  bulk,
  menu,
};
