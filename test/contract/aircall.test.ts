import { holdToContract } from './hold';

holdToContract('Aircall');
