import { holdToContract } from './hold';

holdToContract('Salesloft');
