import { holdToContract } from './hold';

holdToContract('Nutshell');
