import '../src/ui/styles/layers.css';
import '../src/ui/styles/tokens.css';
import '../src/ui/styles/base.css';
import '../test/language/set-english.ts';
