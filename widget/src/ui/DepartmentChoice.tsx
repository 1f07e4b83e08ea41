import type { Department } from '../settings';
import type { Translate } from '../texts';
import { Labelled } from './form';

interface Props {
	say: Translate;
	/** Where pictures are. */
	server: string;
	departments: Department[];
	choosable(department: Department): boolean;
	/** Empty while none is chosen. */
	value: string;
	problem: string | undefined;
	choose(id: string): void;
}

/** To whom one writes: a list, or the departments' pictures where they have some (WCH-5). */
export function DepartmentChoice({ say, server, departments, choosable, value, problem, choose }: Props) {
	const told = (each: Department) => (choosable(each) ? each.name : say('departmentClosed', { name: each.name }));
	if (!departments.some((each) => each.pictureUrl)) {
		return (
			<Labelled label={`${say('department')} *`} problem={problem}>
				{(ids) => (
					<select
						{...ids}
						name="departmentId"
						value={value}
						onChange={(event) => {
							choose(event.currentTarget.value);
						}}
					>
						<option value="">{say('choose')}</option>
						{departments.map((each) => (
							<option key={each.id} value={each.id} disabled={!choosable(each)}>
								{told(each)}
							</option>
						))}
					</select>
				)}
			</Labelled>
		);
	}
	return (
		<fieldset class="departments" aria-describedby={problem && 'department-problem'}>
			<legend>{say('department')} *</legend>
			{departments.map((each) => (
				<label key={each.id} class={choosable(each) ? '' : 'closed'}>
					<input
						type="radio"
						name="departmentId"
						value={each.id}
						checked={value === each.id}
						disabled={!choosable(each)}
						aria-invalid={problem ? 'true' : undefined}
						onChange={() => choose(each.id)}
					/>
					{each.pictureUrl ? (
						<img class="photo" src={server + each.pictureUrl} alt="" />
					) : (
						<span class="photo" aria-hidden="true">
							{each.name.charAt(0)}
						</span>
					)}
					<span>{told(each)}</span>
				</label>
			))}
			{problem && (
				<p class="field-problem" id="department-problem">
					{problem}
				</p>
			)}
		</fieldset>
	);
}
