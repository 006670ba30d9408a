import { holdToContract } from './hold';

holdToContract('Shortcut');
