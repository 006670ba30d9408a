/** The providers that have a node. */
import type { Subject } from './subject';
import { aircallSubject } from './subjects/aircall';
import { nutshellSubject } from './subjects/nutshell';
import { salesloftSubject } from './subjects/salesloft';
import { shortcutSubject } from './subjects/shortcut';

export const subjects: Subject[] = [
	aircallSubject,
	nutshellSubject,
	salesloftSubject,
	shortcutSubject,
];
