import type { Task } from '../task';
import { aircallTasks } from './aircall';
import { nutshellTasks } from './nutshell';
import { salesloftTasks } from './salesloft';
import { shortcutTasks } from './shortcut';
import { tasksOfSeveral } from './several';

/** All tasks, by what they are about. */
export const tasks: Record<string, Task[]> = {
	Aircall: aircallTasks,
	Salesloft: salesloftTasks,
	Nutshell: nutshellTasks,
	Shortcut: shortcutTasks,
	Several: tasksOfSeveral,
};
