import { en } from '../../src/lib/language/en/en.ts';
import { setMessages } from '../../src/lib/language/messages.ts';

// A test that says nothing of the language is about the inbox in English.
setMessages(en);
