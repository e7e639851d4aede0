import { en } from '../../src/lib/language/en/en.ts';
import { setWords } from '../../src/lib/language/words.ts';

// A test that says nothing of the language is about the inbox in English.
setWords(en);
