import { Box, SimpleGrid } from '@mantine/core';
import type { FieldValue } from '../../../api/types';
import type { AskedField } from '../api';
import { type Contents, isHidden } from '../values';
import { FieldInput } from './FieldInput';

interface FieldInputsProps {
	fields: AskedField[];
	contents: Contents;
	/** Called with the field that changed and all that the form holds then. */
	onChange: (contents: Contents, id: string) => void;
	/** What is wrong, by `fields.<id>`. */
	errors?: Record<string, unknown>;
	/** What the ticket or customer has already. */
	held?: FieldValue[];
	columns?: number;
}

/** The custom fields that a form asks. */
export function FieldInputs({ fields, contents, onChange, errors = {}, held = [], columns = 2 }: FieldInputsProps) {
	if (fields.length === 0) {
		return null;
	}
	return (
		<SimpleGrid cols={{ base: 1, sm: columns }}>
			{fields.map((field) => {
				const error = errors[`fields.${field.id}`];
				return (
					<Box key={field.id} style={field.type === 'TEXTAREA' ? { gridColumn: '1 / -1' } : undefined}>
						<FieldInput
							field={field}
							value={contents[field.id]}
							onChange={(value) => onChange({ ...contents, [field.id]: value }, field.id)}
							error={typeof error === 'string' ? error : undefined}
							hidden={isHidden(held.find((each) => each.id === field.id))}
						/>
					</Box>
				);
			})}
		</SimpleGrid>
	);
}
